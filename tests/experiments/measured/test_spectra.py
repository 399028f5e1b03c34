"""Impedance spectra, of which signs matter."""

import pytest


@pytest.mark.parametrize(
    ("headers", "sign"),
    [
        ("freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm", -1),
        ("freq/Hz,Re(Z)/Ohm,Im(Z)/Ohm", 1),
        ("Frequency (Hz),Z' (ohm),-Z'' (ohm)", -1),
        ("Frequency (Hz),Z' (ohm),Z'' (ohm)", 1),
        ("Frequency (Hz),Z′ (Ω),−Z″ (Ω)", -1),
        ("频率(Hz),实部(ohm),虚部(ohm)", 1),
    ],
)
def test_the_sign_is_that_of_the_header(read, headers, sign):
    data = read(f"{headers}\n1e5,10,1\n10,50,20\n")
    assert data.frequency.values.tolist() == [1e5, 10]
    assert data.real_impedance.values.tolist() == [10, 50]
    assert data.imaginary_impedance.values.tolist() == [sign, 20 * sign]
    assert ("mostly positive" in data.notes) == (sign > 0)


def test_impedances_times_area(read):
    data = read("Frequency (Hz),Z' (Ω cm²),-Z'' (Ω cm²)\n1e5,10,1\n", temperature=333.15)
    assert data.areal_real_impedance.item() == pytest.approx(1e-3)
    assert data.areal_imaginary_impedance.item() == pytest.approx(-1e-4)
    assert data.temperature.item() == 333.15


def test_rows_without_a_frequency_are_left_out(read, refusal):
    data = read("freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm\n0,0,0\n1e5,10,1\n")
    assert data.sizes["point"] == 1
    assert "row 2: 1 rows from here have gaps or no frequency" in data.left_out
    said = refusal("freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm\n0,0,0\n")
    assert "no row has a frequency above zero" in said


def test_several_spectra_side_by_side(read):
    headers = "freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm"
    data = read(f"{headers},{headers}\n1e5,10,1,1e5,20,2\n")
    assert data.real_impedance.item() == 10
    assert "1 more spectra are left out" in data.left_out


def test_half_an_impedance_is_none(refusal):
    said = refusal("freq/Hz,Re(Z)/Ohm\n1e5,10\n", kind="impedance spectrum")
    assert "needs columns of frequency, real and imaginary part" in said
