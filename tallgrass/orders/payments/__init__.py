"""Payment providers behind one port: what they are asked, what they tell. No table is touched here but those of the bank that `local` plays."""
