/* baru.c: lkip baru: a new folder. */
#include "cli/cli.h"

int command_baru(lkip_session *session, int argc, char **argv)
{
    Options o;
    const char *usage = _("Usage: lkip baru FOLDER\n\n"
                          "Makes a new folder with files that explain themselves and render at once. An existing folder must be empty.\n");
    if (!cli_options(argc, argv, "", usage, &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    lkip_status status = lkip_new(session, o.subject);
    int code = cli_finish(session, status);
    if (status == LKIP_OK)
        printf(_("%s is ready; make its report with: lkip laporan %s --tahun 2024\n"), o.subject, o.subject);
    return code;
}
