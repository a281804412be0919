"""The offline core of recommendation: pure computation over arrays, without a database.

Each recall channel is a module with the same two functions, `fit(acts, …) -> model` and `recall(model, history, count) -> Candidates`.
The modules load NumPy and SciPy: import them only from processes and commands that compute or serve rankings.
"""
