"""What the digest remembers: its numbers and advice, doubts, answers

Revision: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('unsure_messages',
    sa.Column('account_id', sa.String(length=320), nullable=False),
    sa.Column('gmail_id', sa.String(length=64), nullable=False),
    sa.Column('thread_id', sa.String(length=64), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('candidates', sa.Text(), nullable=False),
    sa.Column('asked_in', sa.String(length=8), nullable=False),
    sa.Column('settled', sa.String(length=16), nullable=False),
    sa.Column('belongs_to', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('account_id', 'gmail_id', name=op.f('pk_unsure_messages'))
    )
    op.create_table('heard_answers',
    sa.Column('account_id', sa.String(length=320), nullable=False),
    sa.Column('gmail_id', sa.String(length=64), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('week', sa.String(length=8), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('understood', sa.Boolean(), nullable=False),
    sa.Column('reply', sa.Text(), nullable=False),
    sa.Column('told_in', sa.String(length=8), nullable=False),
    sa.PrimaryKeyConstraint('account_id', 'gmail_id', 'line', name=op.f('pk_heard_answers'))
    )
    with op.batch_alter_table('digests', schema=None) as batch_op:
        batch_op.add_column(sa.Column('attempts', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('numbers', sa.Text(), server_default='{}', nullable=False))
        batch_op.add_column(sa.Column('said', sa.Text(), server_default='[]', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('digests', schema=None) as batch_op:
        batch_op.drop_column('said')
        batch_op.drop_column('numbers')
        batch_op.drop_column('attempts')

    op.drop_table('heard_answers')
    op.drop_table('unsure_messages')
