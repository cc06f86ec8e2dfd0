"""Data files to checklists and vocabularies, loaded strictly."""

from csreview.checklists.lexicon import load_lexicon, load_loose_cues
from csreview.checklists.loader import load_folder
from csreview.checklists.vocabulary import load_vocabulary

__all__ = ["load_folder", "load_lexicon", "load_loose_cues", "load_vocabulary"]
