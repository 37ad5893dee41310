/* qd-alert-compat.c: asks the reader a question that cannot wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#undef GDK_VERSION_MAX_ALLOWED

#include "ui/qd-alert-compat.h"

#if ADW_CHECK_VERSION(1, 5, 0)
typedef AdwAlertDialog Alert;
#define ALERT ADW_ALERT_DIALOG
#define alert_add_response adw_alert_dialog_add_response
#define alert_set_appearance adw_alert_dialog_set_response_appearance
#define alert_set_default adw_alert_dialog_set_default_response
#define alert_set_close adw_alert_dialog_set_close_response
#else
typedef AdwMessageDialog Alert;
#define ALERT ADW_MESSAGE_DIALOG
#define alert_add_response adw_message_dialog_add_response
#define alert_set_appearance adw_message_dialog_set_response_appearance
#define alert_set_default adw_message_dialog_set_default_response
#define alert_set_close adw_message_dialog_set_close_response
#endif

typedef struct
{
  QdAlertAnswered answered;
  gpointer data;
} Request;

static void
response_cb (Alert *dialog, const char *id, gpointer data)
{
  g_autofree Request *request = data;

  request->answered (id, request->data);
}

/**
 * qd_alert_ask:
 * @parent: the window to stand over
 * @heading: the question
 * @body: what there is to know
 * @answers: (array length=n_answers): what can be answered, the safe answer first
 * @n_answers: how many
 * @answered: (scope async): called once
 * @data: for @answered
 */
void
qd_alert_ask (GtkWindow *parent,
              const char *heading,
              const char *body,
              const QdAlertAnswer *answers,
              int n_answers,
              QdAlertAnswered answered,
              gpointer data)
{
  Request *request = g_new0 (Request, 1);
#if ADW_CHECK_VERSION(1, 5, 0)
  Alert *dialog = ALERT (adw_alert_dialog_new (heading, body));
#else
  Alert *dialog = ALERT (adw_message_dialog_new (parent, heading, body));
#endif

  request->answered = answered;
  request->data = data;
  for (int i = 0; i < n_answers; i++)
    {
      alert_add_response (dialog, answers[i].id, answers[i].label);
      if (answers[i].destructive)
        alert_set_appearance (dialog, answers[i].id, ADW_RESPONSE_DESTRUCTIVE);
    }
  alert_set_default (dialog, answers[0].id);
  alert_set_close (dialog, answers[0].id);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}
