"""What a map entails: verdicts, positions, explanations, what-ifs. Draws and prints nothing."""

from argmap.evaluation.evaluation import CIRCLES, Evaluation, evaluate
from argmap.evaluation.words import NO_TRUTH, WORDS, Cause, Verdict

__all__ = ["CIRCLES", "NO_TRUTH", "WORDS", "Cause", "Evaluation", "Verdict", "evaluate"]
