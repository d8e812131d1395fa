"""The only door to the database: tables, repositories, unit of work. It knows no rules."""
