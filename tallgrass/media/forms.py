"""Cleaning what is uploaded. What a file holds is looked at by the actions; names and declared types count for nothing."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from tallgrass.media.errors import no_file


class UploadForm(forms.Form):
    """One file, in the field `file`."""

    file = forms.FileField(allow_empty_file=True)
    purpose = forms.ChoiceField(choices=[("note", "note"), ("letter", "letter")], required=False)
    """What a picture is for; a note unless told."""

    def uploaded(self) -> UploadedFile:
        """
        Raises:
            DomainError: `no_file`.
        """
        if not self.is_valid():
            raise no_file()
        file: UploadedFile = self.cleaned_data["file"]
        return file

    def purpose_told(self) -> str:
        return self.cleaned_data["purpose"] or "note"
