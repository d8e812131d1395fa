"""The user's yes to the first look, pauses of an account, the readers' version

Whoever ran an earlier version has said yes by running it: their agent goes on writing.

Revision: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('accepted_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('paused', sa.Boolean(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('paused_until', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('reader', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('restored_at', sa.DateTime(), nullable=True))
    op.execute('UPDATE accounts SET accepted_at = first_run_at')


def downgrade() -> None:
    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.drop_column('restored_at')
        batch_op.drop_column('reader')
        batch_op.drop_column('paused_until')
        batch_op.drop_column('paused')
        batch_op.drop_column('accepted_at')
