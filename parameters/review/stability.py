"""Which cathodes the stability window allows."""

from mofcell.parameters.review.figures import printed, remark
from mofcell.parameters.review.finding import Finding

#: Potentials against Li/Li+ [V]: plateau, and the range of usual charging ends.
LFP_PLATEAU, LFP_CHARGED, LFP_CHARGED_HIGH = 3.4, 3.8, 4.2
NCM_CHARGED = 4.3


def check_stability(material):
    """The window against LFP and NCM; the record's, else the reported one."""
    window, low, said = _window(material)
    if window is None:
        return []
    found = [_lfp(window, said), _ncm(window)]
    if low:
        found.append(
            Finding(
                "note",
                f"the window begins at {low:g} V: lithium metal at 0 V lies outside, so it needs "
                "an interphase that protects",
            )
        )
    return found


def _window(material):
    """Upper end, lower end above 0 or None [V], and how it is said."""
    electrolyte = material.electrolyte
    reported = [one for one in printed(material, "electrochemical_stability_window") if one.values]
    low = next((one.values[0] for one in reported if one.form == "range" and one.values[0]), None)
    if electrolyte is not None and electrolyte.stability_window:
        caution = electrolyte.provenance.get("stability_window")
        caution = f" ({caution.caution})" if caution and caution.caution else ""
        return electrolyte.stability_window, low, f"{electrolyte.stability_window:g} V{caution}"
    if reported:
        return max(reported[0].values), low, f"{reported[0].printed}{remark(reported[0])}"
    return None, None, ""


def _lfp(window, said):
    charged = f"{LFP_CHARGED:g} to {LFP_CHARGED_HIGH:g} V"
    text = f"stable to {said}: LFP ({LFP_PLATEAU:g} V, charged to {charged})"
    if window >= LFP_CHARGED_HIGH:
        return Finding("ok", f"{text} is inside")
    if window >= LFP_CHARGED:
        return Finding("note", f"{text} is inside if it is charged to {window:g} V at most")
    if window >= LFP_PLATEAU:
        return Finding("doubt", f"{text} is outside: the plateau fits, the charging does not")
    return Finding("doubt", f"{text} is outside")


def _ncm(window):
    text = f"NCM charged to {NCM_CHARGED:g} V"
    if window >= NCM_CHARGED:
        return Finding("ok", f"{text} is inside")
    return Finding("note", f"{text} is outside, {NCM_CHARGED - window:.2g} V above")


def check_stability_of_a_cell(cell, membrane):
    """The charging end of a cell against the windows of its electrolytes."""
    upper = _upper(cell)
    if upper is None:
        return []
    layers = {"membrane": membrane}
    if cell.cell is not None and hasattr(cell.cell, "filling"):
        layers["catholyte"] = cell.cell.filling
    windows = {
        name: layer.stability_window
        for name, layer in layers.items()
        if layer is not None and getattr(layer, "stability_window", None)
    }
    return [
        Finding(
            "ok" if upper <= window else "doubt",
            f"charged to {upper:g} V, the {name} is stable to {window:g} V",
        )
        for name, window in windows.items()
    ]


def _upper(cell):
    if cell.cell is not None and hasattr(cell.cell, "voltage_window"):
        return cell.cell.voltage_window[1]
    windows = [one.values for one in printed(cell, "voltage_window") if one.values]
    return max(windows[0]) if windows else None
