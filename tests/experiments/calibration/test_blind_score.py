import pytest

import mofcell
from mofcell import models
from mofcell.parameters import InvalidInput


@pytest.fixture(scope="module")
def score():
    return mofcell.blind_score([mofcell.cell("ouyang2023-lfp")], model=models.SPMe)


def test_each_point_is_predicted_from_the_others(score):
    assert score.specific_capacity.values == pytest.approx([160, 153, 130])
    assert (score.band_low < score.predicted_capacity).all()
    assert (score.predicted_capacity < score.band_high).all()
    error = score.predicted_capacity / score.specific_capacity - 1
    assert score.relative_error.values == pytest.approx(error.values)
    assert score.attrs["share_inside"] == pytest.approx(score.inside.mean().item())
    assert score.attrs["cell"] == "ouyang2023-lfp"


def test_a_point_that_is_left_out_does_not_help(score):
    """Another measured value at 0.5 C leaves the prediction there as it is."""
    cell = mofcell.cell("ouyang2023-lfp")
    table = cell.measured["rate_capability"]
    other = table.model_copy(update={"y": (*table.y[:2], 1.2 * table.y[2])})
    again = mofcell.blind_score(
        [cell.replace(measured={"rate_capability": other})], model=models.SPMe
    )
    predicted = score.predicted_capacity.values
    assert again.predicted_capacity.values[2] == pytest.approx(predicted[2], rel=1e-6)
    assert abs(again.predicted_capacity.values[0] / predicted[0] - 1) > 1e-3


def test_cells_without_fitted_numbers_or_tables(cell):
    with pytest.raises(InvalidInput, match="none has a rate table of 3 points"):
        mofcell.blind_score([cell])


@pytest.mark.slow
def test_the_table_of_gu():
    """Every point within 5 % but the one on the cliff, which its band holds."""
    score = mofcell.blind_score([mofcell.cell("gu2025-lfp")])
    assert abs(score.relative_error.values[1:4]).max() < 0.05
    assert bool(score.inside.values[4])
