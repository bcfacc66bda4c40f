/* data.c: lkip data: the measured tree. */
#include <string.h>

#include "cli/cli.h"

int command_data(lkip_session *session, int argc, char **argv)
{
    Options o;
    const char *usage = _("Usage: lkip data FOLDER --tahun 2024 [--format xml|json] [-o FILE]\n\n"
                          "Prints the folder's data with everything that was measured: attainment, classes, absorption, totals.\n"
                          "Figures are exact: a decimal where it ends, else a fraction.\n");
    if (!cli_options(argc, argv, "oft", usage, &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    const char *format = o.format ? o.format : "xml";
    if (!o.year || (strcmp(format, "xml") != 0 && strcmp(format, "json") != 0)) {
        fprintf(stderr, "lkip data: %s\n", o.year ? _("--format is xml or json") : _("--tahun is missing: which year?"));
        return LKIP_USAGE;
    }
    return cli_finish(session, lkip_data(session, o.subject, o.year, format, o.output ? o.output : "-"));
}
