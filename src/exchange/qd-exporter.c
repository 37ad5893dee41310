/* qd-exporter.c: the table of export formats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-exporter.h"

static const QdExporter exporters[] = {
  { NULL },
};

/**
 * qd_exporter_get_all:
 * @n_exporters: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_exporters): all formats, in the order of menus
 */
const QdExporter *
qd_exporter_get_all (int *n_exporters)
{
  *n_exporters = G_N_ELEMENTS (exporters) - 1;
  return exporters;
}

/**
 * qd_exporter_find:
 * @name: a format's name
 *
 * Returns: (nullable) (transfer none): the exporter of that name
 */
const QdExporter *
qd_exporter_find (const char *name)
{
  for (int i = 0; exporters[i].name; i++)
    {
      if (g_str_equal (exporters[i].name, name))
        return &exporters[i];
    }
  return NULL;
}
