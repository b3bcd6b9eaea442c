package no.ildsjel.grant;

import no.ildsjel.shared.Refusal;

/** Why something about a grant was refused. */
public enum GrantRefusal implements Refusal {
  /** There is no award to accept. */
  NO_AWARD,
  /** It has been answered already. */
  ALREADY_ANSWERED,
  /** The scheme does not let one sign by that right. */
  MAY_NOT_SIGN,
  /** The letter has to be read and confirmed before it is signed. */
  NOT_CONFIRMED,
  /** Not an account number with a right check digit. */
  NOT_AN_ACCOUNT,
  /** The payer's bank code or name is missing or wrong. */
  NOT_A_PAYER,
  /** The account is no longer the one that was shown or certified. */
  ACCOUNT_CHANGED,
  /** Whoever wrote the new number does not confirm it alone. */
  ANOTHER_MUST_CONFIRM,
  /** The organisation has no confirmed account. */
  NO_ACCOUNT,
  /** The administrator has not said which account it pays from. */
  NO_PAYER,
  /** It is not to be paid yet. */
  NOT_DUE,
  /** It is to be paid when the report is approved, and that has not happened. */
  MILESTONE_WAITS,
  /** Money of this award is held back. */
  HELD,
  /** Somebody has been here before; it is no longer in the state it was shown in. */
  MOVED_ON,
  /** Whoever certified a payment does not approve it. */
  SAME_PERSON,
  /** Whoever can change the account, or acts for the payee, does not approve payments to it. */
  TOO_CLOSE,
  /** There is nothing to send. */
  NOTHING_APPROVED,
  /** A reason is needed. */
  REASON_MISSING,
  /** The file is not an answer from a bank that can be read. */
  NOT_A_BANK_ANSWER,
  /** The bank answers for a file that was never made here. */
  UNKNOWN_BATCH,
  /** Not an amount of more than nothing. */
  AMOUNT_MISSING,
  /** Not a day the book can have. */
  DAY_MISSING,
  /** Nobody can see later what it was. */
  WHAT_MISSING,
  /** What goes out belongs to a line of the budget. */
  LINE_MISSING,
  /** Another has changed the line since it was shown. */
  LINE_CHANGED,
  /** The line follows from a payment or from pay, and is changed there. */
  LINE_FOLLOWS,
  /** The accounts of that year have been handed in. */
  BOOK_CLOSED,
  /** Not a table of a bank's movements that can be read. */
  NOT_A_STATEMENT,
  /** Who gets the pay has to be said. */
  WHO_MISSING,
  /** More has been paid to the same person than goes without tax and report. */
  TOO_MUCH_FOR_SMALL,
  /** More has been paid than goes without employer's contribution. */
  TOO_MUCH_FOR_EXEMPT,
  /** Which zone the work is done in has to be said. */
  ZONE_MISSING,
  /** More tax is withheld than was paid. */
  TAX_WRONG,
  /** The report has been handed in, and nobody has asked for more. */
  REPORT_SENT,
  /** Something in the report is left to answer or mend. */
  REPORT_INCOMPLETE,
  /** A report is on a whole year. */
  YEAR_NOT_OVER,
  /** An auditor has not confirmed these accounts. */
  AUDIT_MISSING,
  /** Not an e-mail address. */
  NOT_AN_ADDRESS,
  /** Nobody has written anything in the accounts. */
  NO_ACCOUNTS,
  /** Whoever acts for the organisation is not its auditor. */
  NOT_IMPARTIAL,
  /** The auditor has to say that there are no ties, and by what right. */
  NOT_DECLARED,
  /** The accounts ask for an auditor with another licence. */
  OTHER_AUDITOR,
  /** The accounts are not those that were shown. */
  ACCOUNTS_CHANGED,
  /** Money of that award is already looked at. */
  CONTROL_OPEN,
  /** Not more than was paid and has not been claimed. */
  TOO_MUCH,
  /** A later year is neither promised nor let go of. */
  NEXT_YEAR_WAITS,
  /** Money of that year is on its way; the bank has to answer first. */
  PAYMENT_ON_ITS_WAY,
  /** Nothing is decided against an organisation that has not been told first (§ 16). */
  NOT_TOLD,
  /** The organisation still has time to answer. */
  MAY_STILL_ANSWER,
  /** A report is missing. */
  REPORT_MISSING,
  /** Money is still to be paid back, or asked to be kept. */
  UNSETTLED,
  /** The organisation has not said that it goes on. */
  NOT_CONFIRMED_NEXT,
  /** It has been sent in anew since it was shown. */
  SENT_ANEW,
  /** Nobody has found that what is asked for a further year is met. */
  NOT_ASSESSED,
  /** There is nothing for that year. */
  NO_SUCH_YEAR,
  /** The year's frame has no room for it. */
  FRAME_EXCEEDED,
  /** The sums of the parts are not the whole. */
  PARTS_WRONG;

  @Override
  public String code() {
    return "grant." + name();
  }
}
