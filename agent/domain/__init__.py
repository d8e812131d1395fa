"""The field's values: mail, hiring, rules, drafts. Frozen data, pure arithmetic, nothing else."""
