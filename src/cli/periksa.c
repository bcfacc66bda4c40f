/* periksa.c: lkip periksa: checks a folder. */
#include "cli/cli.h"

int command_periksa(lkip_session *session, int argc, char **argv)
{
    Options o;
    const char *usage = _("Usage: lkip periksa FOLDER [--tahun 2024]\n\n"
                          "Checks the folder: every file against its schema, codes and references between files, figures that can't be measured.\n"
                          "Each finding names file and line, what is wrong, and how to mend it.\n");
    if (!cli_options(argc, argv, "t", usage, &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    lkip_status status = lkip_check(session, o.subject, o.year);
    size_t count = lkip_message_count(session);
    int code = cli_finish(session, status);
    if (status == LKIP_OK)
        printf("%s\n", count ? _("no errors") : _("nothing to complain about"));
    return code;
}
