"""The review gate: nothing is built while a check fails. Hooks of your own may stand beside it."""

from deskbook.site.gate import on_build_error, on_config, on_post_build, on_pre_build, on_startup

__all__ = ["on_build_error", "on_config", "on_post_build", "on_pre_build", "on_startup"]
