/* settings.c: the office's choices about measuring and printing, from <pengaturan>. */
#include "measure/model.h"

#include <stdlib.h>
#include <string.h>

#include "data/data.h"

/* The position of the attribute's value among `choices`; 0, with a diagnostic, when it is none of them. Without the attribute 0. */
static int choose(Measure *m, const xmlNode *node, const char *name, const char *const *choices)
{
    const char *text = attr_or(node, name, choices[0]);
    Buffer known = buffer_in(m->arena);
    for (int i = 0; choices[i]; i++) {
        if (!strcmp(text, choices[i]))
            return i;
        buffer_printf(&known, "%s%s", i ? ", " : "", choices[i]);
    }
    diag_error(m->diags, data_place(node), "M107", _("attribute \"%s\" of <%s> is \"%.60s\"; expected one of: %s"), name, (const char *)node->name,
               text, buffer_text(&known));
    return 0;
}

static int read_digits(Measure *m, const xmlNode *node)
{
    const char *text = attr_or(node, "digit", "2");
    char *end = NULL;
    long digits = strtol(text, &end, 10);
    if (!*end && digits >= 0 && digits <= 12)
        return (int)digits;
    diag_error(m->diags, data_place(node), "M107", _("attribute \"digit\" of <angka> is \"%.60s\"; expected a whole number from 0 to 12"), text);
    return 2;
}

void settings_read(Measure *m)
{
    const xmlNode *settings = data_child(m->root, "pengaturan");
    const xmlNode *measuring = settings ? data_child(settings, "pengukuran") : NULL;
    const xmlNode *printing = settings ? data_child(settings, "angka") : NULL;
    m->settings = (Settings){
        .efficiency = (Efficiency)choose(m, measuring, "efisiensi", (const char *const[]){"rasio", "selisih", "sisa", NULL}),
        .roll_results = choose(m, measuring, "gulung", (const char *const[]){"capaian", "realisasi", NULL}),
        .format = {.digits = read_digits(m, printing), .trim = true},
        .unknown = attr_or(printing, "tak-diketahui", "t.d."),
    };
    if (choose(m, printing, "pembulatan", (const char *const[]){"setengah", "potong", NULL}))
        m->settings.format.rounding = ROUND_TRUNCATE;
    Figure ceiling = measuring ? figure_read(m, measuring, "batas-capaian") : (Figure){0};
    if (ceiling.value && number_sign(ceiling.value) <= 0)
        diag_error(m->diags, data_place(measuring), "M107",
                   _("attribute \"batas-capaian\" of <pengukuran> must be more than zero, or empty for no ceiling"));
    else
        m->settings.ceiling = ceiling.value;
}
