"""What each reader gets, as blocks: one module per form of the report."""
