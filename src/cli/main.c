/* main.c: finds the subcommand, the language and the program's own files. */
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

static const Command commands[] = {
    {"laporan", N_("the year's report (LKIP) as a PDF"), command_laporan},
    {"pk", N_("the Perjanjian Kinerja of every post, ready to print and sign"), command_pk},
    {"grafik", N_("charts for slides: PNG, SVG, PDF"), command_grafik},
    {"periksa", N_("check a folder: files, figures, dates, names"), command_periksa},
    {"data", N_("the measured data, as XML or JSON"), command_data},
    {"naskah", N_("the report's expanded document, as XML"), command_naskah},
    {"cetak", N_("draw a document (naskah)"), command_cetak},
    {"baru", N_("a new folder to start from"), command_baru},
};

static int help(FILE *to)
{
    fprintf(to, "%s\n\n", _("Usage: lkip COMMAND [OPTIONS] FOLDER"));
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(to, "  %-10s %s\n", commands[i].name, _(commands[i].summary));
    fprintf(to, "\n%s\n%s\n", _("  --bahasa id|en   language of the messages\n  --version        the program's version"),
            _("`lkip COMMAND --help` explains one command. Exit status: 0 good, 1 the input has errors, 2 usage, 3 system."));
    return to == stdout ? 0 : 2;
}

/* The folder that holds the running program, without its name; false when the system does not tell. */
static bool program_folder(char *out, size_t size)
{
    ssize_t n = readlink("/proc/self/exe", out, size - 1);
    if (n <= 0)
        return false;
    out[n] = '\0';
    char *slash = strrchr(out, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

/* Where templates and fonts are: $LKIP_DATA, ../share/lkip beside the program, or the source tree it was built in. NULL: what the library was built with. */
static const char *find_data(char *out, size_t size)
{
    static const char *const below[] = {"../share/lkip", "..", "../.."};
    const char *named = getenv("LKIP_DATA");
    char folder[4096], probe[4200];
    if (named && *named)
        return named;
    if (!program_folder(folder, sizeof folder))
        return NULL;
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        snprintf(out, size, "%s/%s", folder, below[i]);
        snprintf(probe, sizeof probe, "%.4000s/templates/skema", out);
        if (access(probe, R_OK) == 0)
            return out;
    }
    return NULL;
}

/* "id" when the environment asks for Indonesian, by a locale that this machine need not have; else NULL. */
static const char *wanted_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "id_", 3) == 0 || strcmp(value, "id") == 0 ? "id" : NULL;
    }
    return NULL;
}

/* Messages in the language of the locale, or in the one asked for; numbers are never the locale's. */
static void set_language(const char *language)
{
    /* Installed, or beside the program in the build folder, or above it (build/asan-gcc/). */
    static const char *const below[] = {"../share/locale", "locale", "../locale"};
    char folder[4096], where[4200];
    setlocale(LC_CTYPE, "");
    if (!setlocale(LC_MESSAGES, "") && !language)
        language = wanted_language();
    if (language) {
        /* Translations are looked up only outside the C locale. */
        if (!setlocale(LC_MESSAGES, "C.UTF-8"))
            setlocale(LC_MESSAGES, "");
        setenv("LANGUAGE", language, 1);
    }
    if (!program_folder(folder, sizeof folder))
        return;
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        snprintf(where, sizeof where, "%.4000s/%s", folder, below[i]);
        if (access(where, R_OK) == 0)
            break;
    }
    bindtextdomain("lkip", where);
    bind_textdomain_codeset("lkip", "UTF-8");
}

/* Takes --bahasa out of the arguments, wherever it stands. */
static const char *take_language(int *argc, char **argv)
{
    const char *language = NULL;
    int to = 1;
    for (int i = 1; i < *argc; i++) {
        if (strcmp(argv[i], "--bahasa") == 0 && i + 1 < *argc)
            language = argv[++i];
        else if (strncmp(argv[i], "--bahasa=", 9) == 0)
            language = argv[i] + 9;
        else
            argv[to++] = argv[i];
    }
    *argc = to;
    argv[to] = NULL;
    return language;
}

static int run(const Command *command, int argc, char **argv)
{
    char where[4200];
    lkip_session *session = lkip_open(find_data(where, sizeof where));
    if (!session) {
        fprintf(stderr, "lkip: %s\n", _("out of memory"));
        return LKIP_SYSTEM;
    }
    int status = command->run(session, argc, argv);
#ifdef LKIP_ARENA_MALLOC /* the sanitizers look for leaks; else the end of the process gives all back at once, where node by node took a tenth of the time of a check */
    lkip_close(session);
#endif
    if (fflush(stdout) != 0 || ferror(stdout))
        return status ? status : LKIP_SYSTEM;
    return status;
}

int main(int argc, char **argv)
{
    signal(SIGXFSZ, SIG_IGN); /* past a limit on file sizes: an error of write(), and the temporary file is taken away */
    set_language(take_language(&argc, argv));
    if (argc < 2)
        return help(stderr);
    const char *name = argv[1];
    if (strcmp(name, "--version") == 0)
        return printf("lkip %s\n", LKIP_VERSION) < 0;
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "--bantuan") == 0)
        return help(stdout);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(name, commands[i].name) == 0)
            return run(&commands[i], argc - 1, argv + 1);
    fprintf(stderr, _("lkip: \"%s\" is not a command\n\n"), name);
    return help(stderr);
}
