"""Turn a trained network into the int8 ONNX file of the package.

python -m training.export --run runs/NAME [--to src/reportedly/models] [--calibration FILE] [--full]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from reportedly.extract.words import FEATURE_SIZES
from training.model import LINK, Reader, allowed
from training.train import pretrained

PACKAGE = Path(__file__).parent.parent / "src" / "reportedly" / "models"


def to_onnx(model: Reader, path: Path) -> None:
    """The network in single precision."""
    pieces = torch.randint(1000, 2000, (2, 17))
    looks = torch.zeros((2, 17, len(FEATURE_SIZES)), dtype=torch.long)
    torch.onnx.export(
        model,
        (pieces, looks),
        str(path),
        input_names=["pieces", "looks"],
        output_names=["scores", "links"],
        dynamic_axes={name: {0: "rows", 1: "length"} for name in ("pieces", "looks", "scores", "links")},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=PACKAGE)
    parser.add_argument("--version", default="")
    parser.add_argument("--calibration", type=Path)
    parser.add_argument(
        "--full", action="store_true", help="keep single precision (to measure what int8 costs)"
    )
    args = parser.parse_args()
    model = Reader()
    weights = args.run / "model.pt"
    if weights.exists():
        model.load_state_dict(torch.load(weights))
    else:
        model.load_state_dict(torch.load(args.run / "checkpoint.pt", weights_only=False)["average"])
    model.eval()
    args.to.mkdir(parents=True, exist_ok=True)
    target = args.to / "attribution.onnx"
    with tempfile.TemporaryDirectory() as folder:
        single = Path(folder) / "single.onnx"
        to_onnx(model, single)
        if args.full:
            shutil.copy(single, target)
        else:
            # Seven bits: without VNNI sums of eight-bit products can overflow (not measured here).
            quantize_dynamic(single, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    graph = onnx.load(target)
    parameters = {
        "version": args.version or args.run.name,
        "transitions": (model.transitions + allowed()).tolist(),
        "distance": model.distance.tolist(),
        "link": LINK,
        "calibration": json.loads(args.calibration.read_text()) if args.calibration else [],
    }
    entry = graph.metadata_props.add()
    entry.key, entry.value = "reportedly", json.dumps(parameters)
    onnx.save(graph, target)
    shutil.copy(pretrained() / "vocab.txt", args.to / "vocab.txt")
    names = ("attribution.onnx", "vocab.txt")
    digests = {name: hashlib.sha256((args.to / name).read_bytes()).hexdigest() for name in names}
    (args.to / "hashes.json").write_text(json.dumps(digests, indent=1) + "\n")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
