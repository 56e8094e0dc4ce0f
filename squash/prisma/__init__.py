"""All that is Prisma's: its migrations directory, its ledger, its datamodel, and how it runs a script."""
