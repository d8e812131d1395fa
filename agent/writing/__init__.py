"""Templates to text: what a draft says, checked against its playbook. Knows no Gmail, no store."""
