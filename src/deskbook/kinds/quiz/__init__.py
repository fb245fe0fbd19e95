"""A quiz on an SOP, with a link to the step behind each question."""

from deskbook.schema.room import Room

ROOM = Room(files=("quiz", "quizzes"), view="quizzes")
