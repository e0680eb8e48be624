"""The measures of the field: how good attributions are, compared with a gold standard.

::

    from reportedly.measures import evaluate, load

    evaluation = evaluate(load("gold.jsonl"), load("predicted.jsonl"))
    evaluation.overall.relations["relation"].f1

Per role (source, cue, content), each as precision, recall and F1: ``token``, ``exact``, ``exact_np``,
``overlap`` (`role_scores`). Per attribution: ``relation``, ``relation_lo``, ``relation_c``,
``relation_cs``, ``strict``, ``strict_np`` (`relation_scores`). By kind of content and by any group of
documents; bootstrap intervals (`bootstrap`); reliability of confidences (`calibration`); exact match on
pre-cut sentences (`sentence_scores`).
"""

from __future__ import annotations

from reportedly.measures.annotated import ROLES, AnnotatedDocument, AttributionRelation, Role, from_reading
from reportedly.measures.as_json import to_dict
from reportedly.measures.evaluation import Evaluation, evaluate
from reportedly.measures.formats import load
from reportedly.measures.relation_scores import RELATION_MEASURES
from reportedly.measures.scores import CorpusScore, DocumentScore, score_document, total
from reportedly.measures.sentence_scores import SentenceScore, score_sentences
from reportedly.measures.tally import Tally

__all__ = [
    "RELATION_MEASURES",
    "ROLES",
    "AnnotatedDocument",
    "AttributionRelation",
    "CorpusScore",
    "DocumentScore",
    "Evaluation",
    "Role",
    "SentenceScore",
    "Tally",
    "evaluate",
    "from_reading",
    "load",
    "score_document",
    "score_sentences",
    "to_dict",
    "total",
]
