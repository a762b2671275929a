"""One story: what its reports agree on and where they part."""

from stemma.reconciliation.story import reconcile_story

__all__ = ["reconcile_story"]
