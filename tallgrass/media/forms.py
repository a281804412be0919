"""Cleaning what is uploaded. What a file holds is looked at by the actions; names and declared types count for nothing."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from tallgrass.media.errors import no_file


class UploadForm(forms.Form):
    """One file, in the field `file`."""

    file = forms.FileField(allow_empty_file=True)

    def uploaded(self) -> UploadedFile:
        """
        Raises:
            DomainError: `no_file`.
        """
        if not self.is_valid():
            raise no_file()
        file: UploadedFile = self.cleaned_data["file"]
        return file
