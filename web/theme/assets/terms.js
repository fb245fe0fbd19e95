// Terms can be reached by the keyboard, so that their meaning shows without a mouse.

for (const term of document.querySelectorAll("abbr.desk-term")) term.tabIndex = 0;
