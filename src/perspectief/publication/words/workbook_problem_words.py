"""What is wrong in a spreadsheet, and what to do: in words that say where the way out is."""

from perspectief.publication.words.marker import mark

OF_SPREADSHEETS = {
    "sheet-file-empty": mark("This file is empty. Ask for it to be sent again."),
    "sheet-file-old": mark("This is a spreadsheet of the old kind. Save it as .xlsx and try again."),
    "sheet-file-password": mark("This file has a password. Save it without one and try again."),
    "sheet-file-is-text": mark("This is a text and no spreadsheet. If it holds figures, name it .csv."),
    "sheet-file-other": mark("This is no .xlsx spreadsheet. Open it and save it as .xlsx."),
    "sheet-file-damaged": mark(
        "This file is damaged. Open it in your spreadsheet program and save it again as .xlsx."
    ),
    "sheet-file-packed": mark(
        "This file unpacks to far more than a form holds. Copy your answers into a new form."
    ),
    "sheet-file-entities": mark(
        "This file holds definitions that a spreadsheet does not need. Copy your answers into a new form."
    ),
    "sheet-macros": mark("This file holds macros. Save it as .xlsx, which leaves them out."),
    "sheet-links-out": mark(
        "This file fetches from other files. Break those links, or copy your answers into a new form."
    ),
    "sheet-too-many-cells": mark(
        "This file has more than {limit} cells. Remove what is not asked, or use a new form."
    ),
    "cell-formula": mark("This cell holds a formula, “{found}”. Write the number itself."),
    "cell-error": mark("This cell holds the error {found}. Write what it should say, or empty it."),
    "cell-boolean": mark("This cell says true or false, “{found}”. Write a number or a text."),
    "cell-date": mark(
        "Your spreadsheet made this a date, {found}. Make the cell Text and write the figure again."
    ),
    "cell-number-as-date": mark("“{found}” is a number and no date. Write a date as 2022-12-31."),
    "cell-merged": mark("The cells {found} are merged. Split them again."),
    "form-unknown-owner": mark("“{found}” is not an owner in programme.yaml. Choose one that is."),
    "form-nothing-asked": mark(
        "Nothing is asked of “{found}”. Make it the owner of an indicator or an activity."
    ),
    "form-unknown-edition": mark("“{found}” is not an edition in programme.yaml. Choose one that is."),
    "form-edition-adopted": mark(
        "The edition “{found}” is adopted, so its texts are fixed. Choose one that is a concept."
    ),
    "form-not-ours": mark("This is not a form of ours. Make one with “perspectief template”."),
    "form-version": mark(
        "This form is of another version, “{found}”. Make a new one with “perspectief template”."
    ),
    "form-other-municipality": mark(
        "This form is of another municipality, “{found}”. Use one that was made for this folder."
    ),
    "form-sheet-missing": mark(
        "The sheet “{found}” is missing. Use a new form and copy your answers into it."
    ),
    "form-sheet-unknown": mark(
        "The sheet “{found}” does not belong to the form. Move what it says to a cell that asks for it."
    ),
    "form-sheet-hidden": mark("The sheet “{found}” is hidden. Show it, look it over and hand it in again."),
    "form-header": mark(
        "This header has changed to “{found}”. Put the columns and sheets back as they were."
    ),
    "form-cell-beyond": mark(
        "“{found}” stands outside the table and would not be read. Move it into the table, or empty the cell."
    ),
    "form-cell-hidden": mark(
        "“{found}” stands in a row or column that is hidden. Show it, or empty the cell."
    ),
    "form-fixed-cell": mark("This cell is given and was changed to “{found}”. Put it back."),
    "form-not-yours": mark("“{found}” is asked of another office. Leave it out of this form."),
    "form-other-region": mark("This figure is not asked for “{found}”. Put the region back."),
    "form-no-figure": mark("This row has no figure. Write it here, or empty the rest of the row."),
    "form-published-ahead": mark(
        "“{found}” is still to come; today is {today}. Write the day on which the figure was published."
    ),
    "form-figure-twice": mark(
        "Row {first_row} says this figure too, of the same day and source. Keep one, or correct the period."
    ),
    "form-figure-differs": mark(
        "It says “{found}” here and “{other}” in {first_file}, line {first_line}. "
        "If this corrects it, give it a later day of publication."
    ),
    "form-text-row": mark("No text is asked in this row. Put “{found}” back as it was."),
    "form-text-heading": mark(
        "This text begins another part (##, ---) or leaves something open (```, <!--). Leave that out."
    ),
    "form-text-file": mark(
        "In {file} something was left open (```, <!--), so this text cannot stand behind it. "
        "Open and mend it."
    ),
    "form-text-changed": mark(
        "Someone changed this text in {file} after the form was made. Make a new form, or change it there."
    ),
    "release-not-allowed": mark("The office “{office}” may not release “{found}”. Ask one that may."),
    "release-no-owner": mark(
        "No indicator or activity with an owner uses “{found}”. Give one an owner in programme.yaml."
    ),
    "release-unknown-office": mark("“{found}” is not an owner in programme.yaml. Choose one that is."),
    "release-before-known": mark(
        "“{found}” of {measure} is published later than this day. Choose that day or a later one."
    ),
}
