"""Everything that changes a nomination. No HTTP here; each act takes ``by`` and ``at``."""

from nominations.intake.actions.drafting import revise as revise
from nominations.intake.actions.drafting import start as start
from nominations.intake.actions.files import add_photos as add_photos
from nominations.intake.actions.files import attach as attach
from nominations.intake.actions.files import detach as detach
from nominations.intake.actions.files import move_photo as move_photo
from nominations.intake.actions.files import remove_photo as remove_photo
from nominations.intake.actions.files import revise_photo as revise_photo
from nominations.intake.actions.submitting import extend as extend
from nominations.intake.actions.submitting import request_return as request_return
from nominations.intake.actions.submitting import submit as submit
from nominations.intake.actions.submitting import withdraw as withdraw
