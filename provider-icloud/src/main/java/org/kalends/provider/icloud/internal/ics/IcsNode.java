package org.kalends.provider.icloud.internal.ics;

/** A part of a component: a content line or a component inside it. Keeps the text it was read from. */
sealed interface IcsNode permits ContentLine, IcsComponent {

    /** Appends the stored text, every line ended with CRLF. */
    void appendTo(StringBuilder text);
}
