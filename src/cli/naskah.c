/* naskah.c: lkip naskah: the expanded document. */
#include "cli/cli.h"

int command_naskah(lkip_session *session, int argc, char **argv)
{
    Options o;
    const char *usage = _("Usage: lkip naskah FOLDER --tahun 2024 [-o FILE] [--templat NAME]\n\n"
                          "Prints the report's document as XML, after the template's holes are filled and before it is laid out.\n"
                          "Correct it by hand and draw it with `lkip cetak`.\n");
    if (!cli_options(argc, argv, "otT", usage, &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    if (!o.year) {
        fprintf(stderr, "lkip naskah: %s\n", _("--tahun is missing: which year's report?"));
        return LKIP_USAGE;
    }
    lkip_report_options options = {.year = o.year, .template_name = o.template};
    return cli_finish(session, lkip_naskah(session, o.subject, &options, o.output ? o.output : "-"));
}
