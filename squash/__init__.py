"""Squash a Prisma Migrate history on PostgreSQL into one proven, idempotent baseline migration."""

__version__ = "0.1.0"
