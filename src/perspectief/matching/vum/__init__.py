"""VUM 3.x, the Dutch standard for exchanging profiles and vacancies: its documents and its selection
queries.
"""
