export const THEME_KEY = "hearth-theme";

/**
 * Runs before the first paint, as the page's first script. What the system says is the
 * style sheet's business (light-dark()); only another choice needs a class.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.classList.add(t)}catch(e){}`;
