/* qd-key-file.h: a notebook as the bytes of a key file, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is cut into groups and each group is read by GKeyFile on its own, so that one broken group costs no other.
 * What is read from a damaged file is still given, for the caller to bring together with an earlier generation.
 * Pure functions of bytes; main thread.
 */
#pragma once

#include "annotation/qd-notebook.h"

G_BEGIN_DECLS

/* Always returns what could be read; @damage receives QD_STORE_ERROR_DAMAGED with the line if that is not all. */
QdNotebook *qd_key_file_read (GBytes *bytes, GError **damage);
/* Only what stands before the first annotation: what is needed to know which document the file is about. */
QdNotebook *qd_key_file_read_head (GBytes *bytes);
GBytes *qd_key_file_write (QdNotebook *notebook);

G_END_DECLS
