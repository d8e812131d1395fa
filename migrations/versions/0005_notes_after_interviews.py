"""The notes to the user after an interview, one row each

Revision: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('interview_notes',
    sa.Column('account_id', sa.String(length=320), nullable=False),
    sa.Column('message_id', sa.String(length=120), nullable=False),
    sa.Column('process_id', sa.String(length=64), nullable=False),
    sa.Column('interview', sa.Text(), nullable=False),
    sa.Column('start', sa.DateTime(), nullable=False),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('cursor_before', sa.String(length=64), nullable=False),
    sa.Column('gmail_id', sa.String(length=64), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('people', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('account_id', 'message_id', name=op.f('pk_interview_notes'))
    )
    with op.batch_alter_table('interview_notes', schema=None) as batch_op:
        batch_op.create_index('ix_interview_notes_process', ['account_id', 'process_id'])


def downgrade() -> None:
    op.drop_table('interview_notes')
