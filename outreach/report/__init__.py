"""The office's yearly report: from statistics and ledger to a proof-read Word document, every figure with its source."""
