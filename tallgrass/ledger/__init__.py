"""The ledger: who owns what. Double entry over money and dew, holds, and balances that the database keeps right. Knows owners only as ids. Emits no event: whoever posts tells what it was for."""
