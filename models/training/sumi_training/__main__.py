"""`python -m sumi_training data|train|teach|export|evaluate|compare|average|all [--smoke]`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from random import Random

from tokenizers import Tokenizer

from . import data as data_command
from . import paths
from . import tokenizer as wordpiece
from .average import average
from .calibrate import calibrate
from .compare import compare
from .evaluate import choose_sets, evaluate, table, write_report
from .export import export, read_calibration, sample_calls, write_configs
from .model import load_model
from .predict import Calibration, onnx_runner, torch_runner
from .shards import write_pool
from .teach import Teacher, stream, teach
from .train import TrainOptions, train

#: Share of the training after which the encoder labels the unlabelled text.
TEACH_AT = 0.4
#: A few hundred steps: enough to find some names.
SMOKE_TOKENS = 400_000
_ALL = {"minilm": ("data", "start", "teach", "train", "export", "evaluate"), "hybrid": ("data", "train", "export", "evaluate")}
RATES = {"minilm": 2.5e-4, "hybrid": 1.2e-3}


def main() -> None:
    arguments = _parser().parse_args()
    work = paths.WORK / arguments.model
    if arguments.smoke:
        work /= "smoke"
    commands = {"data": _data, "start": _start, "train": _train, "teach": _teach, "export": _export, "evaluate": _evaluate, "compare": _compare, "average": _average}
    for command in _ALL[arguments.model] if arguments.command == "all" else (arguments.command,):
        commands[command](arguments, work)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sumi_training", description=__doc__)
    parser.add_argument("command", choices=("data", "start", "train", "teach", "export", "evaluate", "compare", "average", "all"))
    parser.add_argument("--smoke", action="store_true", help="a few minutes end to end, in .work/smoke")
    parser.add_argument("--model", choices=("minilm", "hybrid"), default="minilm", help="pretrained encoder (main) or hybrid from nothing (fast)")
    parser.add_argument("--run", default="main", help="name of the run (checkpoints in .work/MODEL/runs/NAME)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pools", nargs="+", default=list(data_command.POOLS), help="data: which pools to add shards to")
    parser.add_argument("--real-tokens", type=int, help="data: tokens for each real pool")
    parser.add_argument("--synthetic-tokens", type=int, help="data: tokens for each synthetic pool")
    parser.add_argument("--hard-tokens", type=int, help="data: tokens for each pool of hard negatives")
    parser.add_argument("--keep-vocabulary", action="store_true", help="data: use the vocabulary that is there")
    parser.add_argument("--minutes", type=float, help="train: time budget")
    parser.add_argument("--tokens", type=int, default=10**12, help="train: token budget")
    parser.add_argument("--stop-at", type=float, default=1.0, help="train: stop after this share of the budget, to go on later")
    parser.add_argument("--mlm-share", type=float, default=0.5, help="train: share of masked text among the batches of the first 35 %% of the budget (mlm.py; 0: none)")
    parser.add_argument("--languages", nargs="+", default=["en", "ja"], help="teach: which languages")
    parser.add_argument("--teacher", type=Path, help="teach: the folder of a better model that labels in the run's place (a small model learns from its labels)")
    parser.add_argument("--second", type=Path, help="teach: the folder of another model that has to agree; compare: the folder to compare with")
    parser.add_argument("--taught-tokens", type=int, help="teach: tokens for each language's pool")
    parser.add_argument("--first", type=Path, help="average: the checkpoint that the run was restarted from; the mix goes to run NAME-average")
    parser.add_argument("--share", type=float, default=0.2, help="average: the first checkpoint's share (EXPERIMENTS.md, 15)")
    parser.add_argument("--layers", default="CCTCCT")
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--batch-tokens", type=int, default=3072, help="train: tokens of each worker's part of a step")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--learning-rate", type=float, help="default 2.5e-4 (minilm), 1.2e-3 (hybrid)")
    parser.add_argument("--o-bias", type=float, default=0.5, help="export: taken off the logit of O, for recall (EXPERIMENTS.md, 5)")
    parser.add_argument("--folder", type=Path, help="export, evaluate, compare: the model folder (default models/sumi-ner)")
    parser.add_argument("--sets", choices=("dev", "handwritten", "heldout", "noise", "all"), help="default all; with --smoke handwritten")
    parser.add_argument("--backend", default="onnx", choices=("onnx", "torch"))
    return parser


def _data(arguments: argparse.Namespace, work: Path) -> None:
    vocabulary = work / "vocabulary"
    if not (arguments.keep_vocabulary and (vocabulary / "tokenizer.json").exists()):
        data_command.make_vocabulary(vocabulary, arguments.model == "minilm")
    sizes = data_command.SMOKE if arguments.smoke else data_command.FULL
    sizes = data_command.Sizes(arguments.real_tokens or sizes.real, arguments.synthetic_tokens or sizes.synthetic, arguments.hard_tokens or sizes.hard)
    data_command.fill(tuple(arguments.pools), sizes, arguments.seed, work)
    data_command.write_held_out(work / "heldout", **({"real_each": 150, "synthetic_each": 150} if arguments.smoke else {}))


def _train(arguments: argparse.Namespace, work: Path) -> None:
    options = TrainOptions(
        minutes=arguments.minutes or (60.0 if arguments.smoke else 100.0), tokens=min(arguments.tokens, SMOKE_TOKENS) if arguments.smoke else arguments.tokens,
        batch_tokens=512 if arguments.smoke else arguments.batch_tokens, warm_up=30 if arguments.smoke else 200,
        workers=arguments.workers, learning_rate=arguments.learning_rate or RATES[arguments.model], seed=arguments.seed, model=arguments.model,
        layers=arguments.layers, hidden=arguments.hidden, stop_at=arguments.stop_at, mlm_share=arguments.mlm_share if arguments.model == "minilm" else 0.0,
    )  # fmt: skip
    print(train(work, arguments.run, options))


def _start(arguments: argparse.Namespace, work: Path) -> None:
    """The first part of the training, until the model can teach."""
    arguments.stop_at = TEACH_AT
    _train(arguments, work)
    arguments.stop_at = 1.0


def _teach(arguments: argparse.Namespace, work: Path) -> None:
    coder, _ = wordpiece.load(work / "vocabulary")
    if arguments.teacher:
        teachers = [_teacher(arguments.teacher)]
    else:
        folder = work / "teacher"
        export(load_model(work / "runs" / arguments.run / "checkpoint.pt"), folder, work / "export")
        teachers = [(onnx_runner(folder / "onnx" / "model_quantized.onnx"), coder)]
    if arguments.second:
        teachers.append(_teacher(arguments.second))
    size = arguments.taught_tokens or (100_000 if arguments.smoke else 3_000_000)
    for lang in arguments.languages:
        rng = Random(arguments.seed)
        dialogues = teach(teachers, lang, rng, 300 if arguments.smoke else None)
        written = write_pool(work / "shards" / f"{lang}-taught", stream(dialogues, rng), coder, size, arguments.seed)
        print(f"{lang}-taught: {written:,} tokens", flush=True)


def _teacher(folder: Path) -> Teacher:
    return onnx_runner(folder / "onnx" / "model_quantized.onnx"), Tokenizer.from_file(str(folder / "tokenizer.json"))


def _folder(arguments: argparse.Namespace, work: Path) -> Path:
    return arguments.folder or (work / "sumi-ner" if arguments.smoke else paths.MODEL)


def _export(arguments: argparse.Namespace, work: Path) -> None:
    folder = _folder(arguments, work)
    model = load_model(work / "runs" / arguments.run / "checkpoint.pt")
    model.classifier.bias.data[0] -= arguments.o_bias
    coder, _ = wordpiece.load(work / "vocabulary")
    figures = export(model, folder, work / "export", sample_calls(coder, work / "heldout"))
    calibration = calibrate(onnx_runner(folder / "onnx" / "model_quantized.onnx"), coder, work / "heldout")
    write_configs(model, work / "vocabulary", folder, calibration)
    print(json.dumps({**figures, "temperature": calibration.temperature, "thresholds": calibration.thresholds}, indent=1))


def _average(arguments: argparse.Namespace, work: Path) -> None:
    runs = work / "runs"
    print(average(arguments.first, runs / arguments.run / "checkpoint.pt", arguments.share, runs / f"{arguments.run}-average" / "checkpoint.pt"))


def _compare(arguments: argparse.Namespace, work: Path) -> None:
    folders = [folder for folder in (arguments.second, _folder(arguments, work)) if folder]
    print(compare(folders, work / "heldout"))


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
