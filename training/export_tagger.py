"""Export the trained tagger to the int8 ONNX file that the package ships.

usage: python training/export_tagger.py tagger.safetensors OUT_DIR [FP32_FILE]

The weights are those that ``train_tagger.py`` writes. Needs ``onnx``, ``onnxruntime``, ``safetensors`` and ``numpy``,
and no deep-learning framework: the graph is written node by node, as the encoder's is, and takes one window at a time
for the same reason (docs/decisions/0002). Word embeddings and the layers' matrices are quantised; the two heads and the
embedding of letter case stay as they are: they are small, and their errors go straight into the tags.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from export_encoder import EPSILON, HEADS, Graph
from numpy.typing import NDArray
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

WINDOW = 256  # word pieces, [CLS] and [SEP] among them; as trained
KEPT = ["case words", "names scores", "saying scores"]  # nodes that are not quantised


def build(weights: dict[str, NDArray[np.float32]]) -> onnx.ModelProto:
    """Return the tagger as an fp32 ONNX model.

    ``ids`` and ``cases`` (1, pieces) -> ``names`` (1, pieces, 9) and ``saying`` (1, pieces, 7), scores before softmax.
    """
    graph = Graph()
    position = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    graph.weight("word", weights["embeddings.word_embeddings.weight"])
    graph.weight("case", weights["case.weight"])
    graph.weight("position", position[:WINDOW])
    graph.weight("zero", np.array([0], dtype=np.int64))
    graph.node("Shape", ["ids"], "shape", start=1, end=2)
    graph.node("Slice", ["position", "zero", "shape", "zero"], "positions")
    graph.node("Gather", ["word", "ids"], "words")
    graph.node("Gather", ["case", "cases"], "case words")
    graph.node("Add", ["words", "case words"], "cased")
    graph.node("Add", ["cased", "positions"], "sum")
    norm = [
        graph.weight(f"norm.{letter}", weights[f"embeddings.LayerNorm.{part}"])
        for letter, part in (("g", "weight"), ("b", "bias"))
    ]
    hidden = graph.node("LayerNormalization", ["sum", *norm], "embedded", axis=-1, epsilon=EPSILON)
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    for layer in range(layers):
        hidden = add_layer(graph, weights, layer, hidden)
    outputs = []
    for head in ("names", "saying"):
        matrix, bias = weights[f"{head}.weight"].T, weights[f"{head}.bias"]
        add_linear(graph, head, hidden, matrix, bias)
        outputs.append(helper.make_tensor_value_info(head, TensorProto.FLOAT, [1, "pieces", len(bias)]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "pieces"]) for name in ("ids", "cases")]
    onnx_graph = helper.make_graph(graph.nodes, "stemma tagger", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(onnx_graph, opset_imports=opsets, ir_version=9)


def add_layer(graph: Graph, weights: dict[str, NDArray[np.float32]], layer: int, hidden: str) -> str:
    """Add one transformer layer and return the name of its output.

    Unlike the encoder's, it joins no operators but those of attention: on windows of 256 pieces ONNX Runtime's fused
    attention for many heads and its plain layer normalisation are a third faster than the joined ones.
    """
    source, here = f"encoder.layer.{layer}.", f"layer{layer}."
    attention = source + "attention."
    kinds = ("query", "key", "value")
    matrix = np.concatenate([weights[f"{attention}self.{kind}.weight"].T for kind in kinds], axis=1)
    bias = np.concatenate([weights[f"{attention}self.{kind}.bias"] for kind in kinds])
    joined = add_linear(graph, here + "qkv", hidden, matrix, bias)
    split = [here + kind for kind in kinds]
    graph.nodes.append(helper.make_node("Split", [joined], split, name=here + "split", axis=-1, num_outputs=3))
    graph.node("MultiHeadAttention", split, here + "attended", domain="com.microsoft", num_heads=HEADS)
    attended = add_norm(graph, weights, here + "norm1", hidden, here + "attended", attention + "output.")
    graph.node(
        "MatMul", [attended, graph.weight(here + "up", weights[source + "intermediate.dense.weight"].T)], here + "wide"
    )
    wide_bias = graph.weight(here + "up.b", weights[source + "intermediate.dense.bias"])
    graph.node("BiasGelu", [here + "wide", wide_bias], here + "active", domain="com.microsoft")
    return add_norm(graph, weights, here + "norm2", attended, here + "active", source + "output.")


def add_linear(graph: Graph, name: str, value: str, matrix: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
    """Add a matrix and its bias and return the name of the output."""
    graph.node("MatMul", [value, graph.weight(f"{name}.w", matrix)], f"{name} scores")
    return graph.node("Add", [f"{name} scores", graph.weight(f"{name}.b", bias)], name)


def add_norm(
    graph: Graph, weights: dict[str, NDArray[np.float32]], name: str, skip: str, value: str, source: str
) -> str:
    """Add matrix, bias, residual and layer normalisation and return the name of the output."""
    dense = add_linear(
        graph, f"{name}.dense", value, weights[source + "dense.weight"].T, weights[source + "dense.bias"]
    )
    graph.node("Add", [dense, skip], f"{name}.sum")
    norm = [
        graph.weight(f"{name}.{letter}", weights[f"{source}LayerNorm.{part}"])
        for letter, part in (("g", "weight"), ("b", "bias"))
    ]
    return graph.node("LayerNormalization", [f"{name}.sum", *norm], name, axis=-1, epsilon=EPSILON)


def main(source: Path, out_dir: Path) -> None:
    """Export, quantise, and write ``tagger.onnx``."""
    weights = {name.removeprefix("bert."): values for name, values in load_file(source).items()}
    out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "fp32.onnx"
        onnx.save(build(weights), full)
        quantize_dynamic(
            full,
            out_dir / "tagger.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Attention", "Gather"],
            nodes_to_exclude=KEPT,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        if len(sys.argv) > 3:  # keep the fp32 file for comparison
            shutil.copy(full, sys.argv[3])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
