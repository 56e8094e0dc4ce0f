"""A schema `public` that a history dropped and made again: `DROP SCHEMA public CASCADE; CREATE SCHEMA public`.

A baseline cannot do that, since it would take along all that is in there. It builds the same in the `public` that it
finds, and that one keeps its owner, its privileges and its comment.
"""

from __future__ import annotations

from dataclasses import replace

from squash.postgres.schema.objects import Schema

_ANEW = "made anew: public"
"""As `queries/unsupported.sql` names it."""
_PUBLIC = 'schema "public"'
_COMMENT = 'comment on SCHEMA "public"'


def with_public_as_found(schema: Schema) -> Schema:
    """Return a schema without what a history says of a `public` that it made anew, which `public_anew` then names.

    Nothing changes where it did not.
    """
    if _ANEW not in schema.unsupported:
        return schema
    about = tuple(item.identity for item in schema.objects if item.relation == _PUBLIC or item.identity == _COMMENT)
    return replace(
        schema,
        objects=tuple(item for item in schema.objects if item.identity not in about),
        unsupported=tuple(what for what in schema.unsupported if what != _ANEW),
        public_anew=("schema public is made anew: its owner, privileges and comment stay as they are found", *about),
    )
