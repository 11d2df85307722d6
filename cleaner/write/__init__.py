"""Write an article out: as text, JSON, Markdown, or an HTML report."""
