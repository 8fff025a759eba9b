// What Swift cannot call of libedit's C interface: functions with a variable number of arguments.
#ifndef PLENUM_CEDIT_SHIM_H
#define PLENUM_CEDIT_SHIM_H

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

/// An editor on the process's own streams. Letters beyond ASCII need a UTF-8 locale, whatever the user's is.
static inline EditLine *plenum_edit_open(const char *program) {
  if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
    setlocale(LC_CTYPE, "C.UTF-8");
  }
  return el_init(program, stdin, stdout, stderr);
}

/// What a key does: gets the editor and the character, returns one of the `CC_` constants.
typedef unsigned char (*plenum_edit_action)(EditLine *, int);
/// Reads one character; returns 1, 0 at the end of the input or -1.
typedef int (*plenum_edit_reader)(EditLine *, wchar_t *);
typedef char *(*plenum_edit_prompt)(EditLine *);

/// Keys as Emacs has them, whatever the user's shell uses, and a history; the user's own settings are not read.
static inline void plenum_edit_prepare(EditLine *edit, History *store, void *client) {
  el_set(edit, EL_EDITOR, "emacs");
  el_set(edit, EL_SIGNAL, 0);
  el_set(edit, EL_CLIENTDATA, client);
  el_set(edit, EL_HIST, history, store);
}

static inline void *plenum_edit_client(EditLine *edit) {
  void *client = 0;
  el_get(edit, EL_CLIENTDATA, &client);
  return client;
}

static inline void plenum_edit_set_prompt(EditLine *edit, plenum_edit_prompt prompt) {
  el_set(edit, EL_PROMPT, prompt);
}

static inline void plenum_edit_set_reader(EditLine *edit, plenum_edit_reader reader) {
  el_set(edit, EL_GETCFN, reader);
}

static inline void plenum_edit_add(
    EditLine *edit, const char *name, const char *help, plenum_edit_action action) {
  el_set(edit, EL_ADDFN, name, help, action);
}

static inline void plenum_edit_bind(EditLine *edit, const char *keys, const char *name) {
  el_set(edit, EL_BIND, keys, name, NULL);
}

/// Ctrl-C, Ctrl-Z and Ctrl-\ are characters and no signals. Between lines the terminal is not given back either: what
/// is typed while a note is being stored waits unechoed for the next line.
static inline void plenum_edit_take_control_keys(EditLine *edit) {
  el_set(edit, EL_SETTY, "-d", "-isig", NULL);
  el_set(edit, EL_SETTY, "-x", "-isig", "-icanon", "-echo", NULL);
}

/// Draws the line anew where the cursor stands, whatever was drawn before.
static inline void plenum_edit_redraw(EditLine *edit) { el_set(edit, EL_REFRESH); }

static inline void plenum_history_keep(History *store, int count) {
  HistEvent event;
  history(store, &event, H_SETSIZE, count);
}

static inline void plenum_history_add(History *store, const char *line) {
  HistEvent event;
  history(store, &event, H_ENTER, line);
}

#endif
