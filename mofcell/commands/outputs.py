"""Where the results of a command go: the screen, a dataset, a figure."""

from warnings import catch_warnings, filterwarnings

from mofcell.commands.cell_options import LAWS, in_words


def files_to_write(output, plot, *, datasets=(".nc",)):
    """The files for dataset and figure, checked before anything is simulated."""
    from mofcell.files import writable

    return (
        output and writable(output, suffixes=datasets),
        plot and writable(plot, suffixes=(".png", ".pdf", ".svg")),
    )


def measured_at(cell, kelvin):
    """The measured rate table, if it was measured at this temperature."""
    table = cell.measured.get("rate_capability")
    return table if table is not None and abs(table.temperature - kelvin) < 1 else None


def deliver(dataset, table, title, *, files, figure, cell, temperatures, given):
    """Print the result, say what was used outside its range, write what was asked for."""
    from mofcell.terminal.messages import show

    if given:
        dataset.attrs["changed"] = in_words(given)
        title = f"{title}\n({dataset.attrs['changed']})"
    show(table, title)
    warn_of_numbers(cell, temperatures, given)
    write(dataset, files, figure)


def warn_of_numbers(cell, temperatures, given):
    """Say what was used outside its range, and which number stands for a law of temperature."""
    from mofcell.terminal.messages import warn
    from mofcell.views.ranges import same_everywhere, used_outside

    numbers = [field for field in LAWS if field in given]
    for line in [*used_outside(cell, temperatures), *same_everywhere(cell, temperatures, numbers)]:
        warn(line)


def write(dataset, files, *figures):
    """Write dataset and figures where that was asked for; a figure that fails spoils no other."""
    from mofcell.files import whole_files
    from mofcell.parameters import InvalidInput
    from mofcell.terminal.messages import note, warn

    written = []
    for file, figure in zip(files, (None, *figures), strict=True):
        if file is None:
            continue
        try:
            with whole_files(file) as (draft,):
                if figure is not None:
                    figure().savefig(draft, format=file.suffix[1:].lower())
                elif file.suffix == ".zarr":
                    with catch_warnings():  # that not every reader of Zarr 3 consolidates
                        filterwarnings("ignore", "Consolidated metadata")
                        dataset.to_zarr(draft, mode="w")
                else:
                    dataset.to_netcdf(draft, engine="h5netcdf")
            written.append(str(file))
        except InvalidInput as reason:
            warn(f"not drawn: {file.name}: {reason}")
    if written:
        note(f"written: {', '.join(written)}")
