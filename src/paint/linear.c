/* linear.c: a finished PDF in the order in which a web page loads it: the first page comes first.
 *
 * That order needs every object's length before the first is written; qpdf knows how. It is slow with many objects, so this is done on request only. */
#include <qpdf/qpdf-c.h>

#include "paint/finish.h"

static bool put_linear(qpdf_data qpdf, Slice finished, File *file)
{
    qpdf_silence_errors(qpdf);
    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    if (qpdf_read_memory(qpdf, "pdf", finished.at, finished.len, NULL) & QPDF_ERRORS)
        return false;
    qpdf_init_write_memory(qpdf);
    qpdf_set_linearization(qpdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(qpdf, qpdf_o_preserve);
    qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE); /* archives want it */
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    if (qpdf_write(qpdf) & QPDF_ERRORS)
        return false;
    return file_write(file, qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
}

bool linear_put(Job *job, Slice finished, File *file)
{
    qpdf_data qpdf = qpdf_init();
    bool ok = put_linear(qpdf, finished, file);
    qpdf_cleanup(&qpdf);
    if (!ok && !job->diags->system)
        return diag_system(job->diags, (Place){job->path, 0}, "S012", "%s",
                           _("the PDF can't be brought into the order for the web; is memory short?"));
    return ok;
}
