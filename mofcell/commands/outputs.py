"""Where the results of a command go: the screen, a dataset, a figure."""

from mofcell.commands.cell_options import in_words


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
    from mofcell.terminal.messages import show, warn
    from mofcell.views.ranges import used_outside

    if given:
        dataset.attrs["changed"] = in_words(given)
        title = f"{title}\n({dataset.attrs['changed']})"
    show(table, title)
    for line in used_outside(cell, temperatures):
        warn(line)
    write(dataset, files, figure)


def write(dataset, files, *figures):
    """Write dataset and figures where that was asked for."""
    from mofcell.files import whole_files
    from mofcell.terminal.messages import note

    with whole_files(*files) as (data, *pictures):
        if data and files[0].suffix == ".zarr":
            dataset.to_zarr(data, mode="w", consolidated=False)
        elif data:
            dataset.to_netcdf(data, engine="h5netcdf")
        for file, picture, figure in zip(files[1:], pictures, figures, strict=True):
            if picture:
                figure().savefig(picture, format=file.suffix[1:].lower())
    if any(files):
        note(f"written: {', '.join(str(file) for file in files if file)}")
