"""`python -m sumi_training data|train|evaluate|export|all [--smoke]`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from . import data as data_command
from . import paths
from . import tokenizer as wordpiece
from .calibrate import calibrate
from .evaluate import choose_sets, evaluate, table, write_report
from .export import export, read_calibration, write_configs
from .predict import Calibration, onnx_runner, torch_runner
from .train import TrainOptions, load_model, train


def main() -> None:
    arguments = _parser().parse_args()
    work: Path = paths.WORK / "smoke" if arguments.smoke else paths.WORK
    for command in ("data", "train", "export", "evaluate") if arguments.command == "all" else (arguments.command,):
        {"data": _data, "train": _train, "export": _export, "evaluate": _evaluate}[command](arguments, work)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sumi_training", description=__doc__)
    parser.add_argument("command", choices=("data", "train", "export", "evaluate", "all"))
    parser.add_argument("--smoke", action="store_true", help="a few minutes end to end, in .work/smoke")
    parser.add_argument("--run", default="main", help="name of the run (checkpoints in .work/runs/NAME)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pools", nargs="+", default=list(data_command.POOLS), help="data: which pools to add shards to")
    parser.add_argument("--real-tokens", type=int, help="data: tokens for each real pool")
    parser.add_argument("--synthetic-tokens", type=int, help="data: tokens for each synthetic pool")
    parser.add_argument("--keep-vocabulary", action="store_true", help="data: use the vocabulary that is there")
    parser.add_argument("--minutes", type=float, help="train: time budget")
    parser.add_argument("--tokens", type=int, default=10**12, help="train: token budget")
    parser.add_argument("--layers", default="CCTCCT")
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--batch-tokens", type=int, default=4096)
    parser.add_argument("--learning-rate", type=float, default=1.2e-3)
    parser.add_argument("--o-bias", type=float, default=0.5, help="export: taken off the logit of O, for recall (EXPERIMENTS.md, 5)")
    parser.add_argument("--folder", type=Path, help="export, evaluate: the model folder (default models/sumi-ner)")
    parser.add_argument("--sets", choices=("dev", "handwritten", "heldout", "noise", "all"), help="default all; with --smoke handwritten")
    parser.add_argument("--backend", default="onnx", choices=("onnx", "torch"))
    return parser


def _data(arguments: argparse.Namespace, work: Path) -> None:
    vocabulary = work / "vocabulary"
    if not (arguments.keep_vocabulary and (vocabulary / "tokenizer.json").exists()):
        data_command.make_vocabulary(vocabulary)
    sizes = data_command.SMOKE if arguments.smoke else data_command.FULL
    sizes = data_command.Sizes(arguments.real_tokens or sizes.real, arguments.synthetic_tokens or sizes.synthetic)
    data_command.fill(tuple(arguments.pools), sizes, arguments.seed, work)
    data_command.write_held_out(work / "heldout", **({"real_each": 150, "synthetic_each": 150} if arguments.smoke else {}))


def _train(arguments: argparse.Namespace, work: Path) -> None:
    options = TrainOptions(
        minutes=arguments.minutes or (2.0 if arguments.smoke else 75.0), tokens=arguments.tokens, batch_tokens=arguments.batch_tokens,
        learning_rate=arguments.learning_rate, seed=arguments.seed, layers=arguments.layers, hidden=arguments.hidden,
    )  # fmt: skip
    print(train(work, arguments.run, options))


def _folder(arguments: argparse.Namespace, work: Path) -> Path:
    return arguments.folder or (work / "sumi-ner" if arguments.smoke else paths.MODEL)


def _export(arguments: argparse.Namespace, work: Path) -> None:
    folder = _folder(arguments, work)
    model = load_model(work / "runs" / arguments.run / "checkpoint.pt")
    model.classifier.bias.data[0] -= arguments.o_bias
    coder, _ = wordpiece.load(work / "vocabulary")
    figures = export(model, folder, work / "export")
    calibration = calibrate(onnx_runner(folder / "onnx" / "model_quantized.onnx"), coder, work / "heldout")
    write_configs(model, work / "vocabulary", folder, calibration)
    print(json.dumps({**figures, "temperature": calibration.temperature, "thresholds": calibration.thresholds}, indent=1))


def _evaluate(arguments: argparse.Namespace, work: Path) -> None:
    coder, _ = wordpiece.load(work / "vocabulary")
    folder = _folder(arguments, work)
    calibration = read_calibration(folder) if (folder / "sumi.json").exists() else Calibration()
    if arguments.backend == "onnx":
        runner = onnx_runner(folder / "onnx" / "model_quantized.onnx")
    else:
        runner = torch_runner(load_model(work / "runs" / arguments.run / "checkpoint.pt"))
    which = arguments.sets or ("handwritten" if arguments.smoke else "all")
    report = evaluate(runner, coder, choose_sets(work, which), calibration)
    write_report(work / "reports" / f"{arguments.run}-{arguments.backend}-{which}.json", report)
    print(table(report))


if __name__ == "__main__":
    main()
