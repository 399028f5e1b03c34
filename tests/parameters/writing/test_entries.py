from hypothesis import given
from hypothesis import strategies as st

from mofcell.parameters import Provenance
from mofcell.parameters.provenance import CLASSES
from mofcell.parameters.reading import Source
from mofcell.parameters.reading.entries import read_provenance
from mofcell.parameters.writing.entries import provenance_entry

texts = st.text(max_size=12) | st.sampled_from(["Doe: Table 1", ": ", "Doe: ", "Roe: Doe: x"])


@given(kind=st.sampled_from(CLASSES), source=texts, caution=texts, citation=texts)
def test_any_provenance_reads_back(kind, source, caution, citation):
    provenance = Provenance(kind=kind, source=source, caution=caution)
    entry = provenance_entry(provenance, citation)
    assert read_provenance("x", entry, Source(citation=citation)) == provenance


def test_the_work_of_the_file_is_not_doubled():
    measured = Provenance(kind="measured", source="Doe 2020: Table 1")
    entry = provenance_entry(measured, "Doe 2020")
    assert entry == {"class": "measured", "source": "Table 1"}


def test_a_number_without_provenance_was_given_by_the_user():
    assert provenance_entry(None, "Doe") == {"class": "assumed", "source": "given by the user"}
