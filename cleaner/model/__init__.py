"""The learned block scorer: what each block of a document most likely is."""
